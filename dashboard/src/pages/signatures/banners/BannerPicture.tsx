import { useQuery } from '@tanstack/react-query'
import { pictureQuery } from '../../../api/signature-banners.ts'
import style from './banners.module.css'

interface BannerPictureProps {
  readonly accountId: string
  readonly changeSet: string | null
  readonly name: string
  readonly alt: string
}

export function BannerPicture({ accountId, changeSet, name, alt }: BannerPictureProps) {
  const query = useQuery(pictureQuery(accountId, changeSet, name))
  const picture = query.data?.items[0]
  if (picture) return <img className={style.picture} src={picture.src} alt={alt} />
  return (
    <p className={style.noPicture}>
      {query.isPending ? 'Loading the picture…' : `The picture “${name}” is not there. Choose another one.`}
    </p>
  )
}
