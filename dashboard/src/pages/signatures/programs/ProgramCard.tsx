import { Button } from '@fluentui/react-components'
import { DeleteRegular } from '@fluentui/react-icons/svg/delete'
import { Link } from '@tanstack/react-router'
import type { SignatureProgram, SignatureRule } from '../../../api/schema.ts'
import { LinkButton } from '../../../components/LinkButton.tsx'
import { SignatureFrame } from '../../../components/SignatureFrame.tsx'
import { plain, rendered, sampleFacts } from '../editor/rendered.ts'
import style from './programs.module.css'

interface ProgramCardProps {
  readonly program: SignatureProgram
  readonly accountId: string
  /** Those that give it. */
  readonly rules: readonly SignatureRule[]
  readonly mayEdit: boolean
  readonly onRemove: () => void
}

export function ProgramCard({ program, accountId, rules, mayEdit, onRemove }: ProgramCardProps) {
  const { html } = rendered(program, 'new', sampleFacts)
  return (
    <li className={style.card}>
      <SignatureFrame title={`How ${program.name} looks`} html={html} look={plain} />
      <div className={style.about}>
        <h2 className={style.name}>
          <bdi dir="auto">{program.name}</bdi>
        </h2>
        <p className={style.muted} dir="auto">
          {program.description}
        </p>
        <p className={style.muted}>
          {rules.length === 0
            ? 'No rule gives it yet.'
            : `Given by ${rules.map(({ name }) => `“${name}”`).join(', ')}.`}
        </p>
        <div className={style.deeds}>
          <LinkButton primary>
            <Link
              to="/accounts/$accountId/signatures/programs/$programId"
              params={{ accountId, programId: program.id }}
              aria-label={`${mayEdit ? 'Edit' : 'Open'} ${program.name}`}
            >
              {mayEdit ? 'Edit' : 'Open'}
            </Link>
          </LinkButton>
          {mayEdit && (
            <Button
              appearance="subtle"
              icon={<DeleteRegular />}
              aria-label={`Remove ${program.name}`}
              onClick={onRemove}
            />
          )}
        </div>
      </div>
    </li>
  )
}
